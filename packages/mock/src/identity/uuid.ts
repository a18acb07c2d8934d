/** Makes a version 4 UUID (RFC 9562); `chance` returns 32 random bits. */
export function makeUuid(chance: () => number): string {
  const hex = Array.from({ length: 4 }, () => (chance() >>> 0).toString(16).padStart(8, "0")).join("");
  // The 13th digit is the version, the two upper bits of the 17th the variant.
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join("-");
}
