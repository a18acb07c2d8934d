/** Why no test can or should find an alteration, by a pattern for its name. */
const reasons: readonly (readonly [RegExp, string])[] = [];

export function explained(name: string): string | undefined {
  return reasons.find(([pattern]) => pattern.test(name))?.[1];
}
