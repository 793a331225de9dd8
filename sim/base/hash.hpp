// Hashes: SHA-256 for records (libsodium), and a 64-bit name hash for keys that never leave the process.
// Knows nothing of what is hashed.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace tocsin {

/// SHA-256 of the parts one after another, as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::initializer_list<std::string_view> parts);

/// FNV-1a, 64 bits: the same on every machine.
constexpr std::uint64_t name_hash(std::string_view name) {
  std::uint64_t h = 14695981039346656037ULL;
  for (const char c : name) {
    h ^= static_cast<unsigned char>(c);
    h *= 1099511628211ULL;
  }
  return h;
}

}  // namespace tocsin
