// Hashes: SHA-256 for records and BLAKE2b for large files (both libsodium's), and a 64-bit name hash for keys
// that never leave the process.
// Knows nothing of what is hashed.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace tocsin {

/// SHA-256 of the parts one after another, as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::initializer_list<std::string_view> parts);

using Digest256 = std::array<unsigned char, 32>;

/// BLAKE2b with 256 bits (RFC 7693), twice as quick as SHA-256.
Digest256 blake2b_256(std::string_view bytes);

/// As lower-case hexadecimal digits.
std::string to_hex(std::span<const unsigned char> bytes);

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
