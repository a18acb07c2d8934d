/** The kinds of version bumps, lowest first. */
export const bumps = ["patch", "minor", "major"] as const;
export type Bump = (typeof bumps)[number];

export function isBump(text: unknown): text is Bump {
  return bumps.some((bump) => bump === text);
}

/** The highest of a list of bumps, or `undefined` for an empty list. */
export function highest(list: readonly Bump[]): Bump | undefined {
  return bumps.findLast((bump) => list.includes(bump));
}

export function isLower(bump: Bump, than: Bump): boolean {
  return bumps.indexOf(bump) < bumps.indexOf(than);
}

/**
 * The bump that a rating needs for a package at this version. Below 1.0, a breaking change is a minor bump, as npm's
 * `^0.1.0` expects; see docs/versioning.md.
 */
export function bumpFor(rating: Bump, version: string): Bump {
  return rating === "major" && version.startsWith("0.") ? "minor" : rating;
}
