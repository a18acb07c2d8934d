/** How much a change asks of a version, lowest first. */
export const bumps = ["patch", "minor", "major"] as const;
export type Bump = (typeof bumps)[number];

export function isBump(text: unknown): text is Bump {
  return bumps.some((bump) => bump === text);
}

/** The highest of some bumps, or `undefined` for none. */
export function highest(some: readonly Bump[]): Bump | undefined {
  return bumps.findLast((bump) => some.includes(bump));
}

export function isLower(bump: Bump, than: Bump): boolean {
  return bumps.indexOf(bump) < bumps.indexOf(than);
}

/**
 * What a rating means for a package of this version: below 1.0 a break is a minor, as semver and npm's `^0.1.0` have it; see
 * docs/versioning.md.
 */
export function bumpFor(rating: Bump, version: string): Bump {
  return rating === "major" && version.startsWith("0.") ? "minor" : rating;
}
