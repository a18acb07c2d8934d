import type { Finding } from "./operation-answers.ts";

/** One thing in a body that is not as described. */
export interface Violation {
  /** JSON pointer (RFC 6901) of the value, or of the field that is missing: `/0/trim/name`. */
  readonly pointer: string;
  /** What it must be. */
  readonly message: string;
}

/**
 * The findings that tell something. A reference is a URL or a resource (`oneOf`), and a broken one fails as both:
 * that a resource is not a URL is left out when something inside it is wrong.
 */
export function violationsOf(findings: readonly Finding[]): readonly Violation[] {
  const choices = findings.filter(isChoice).map(({ instancePath }) => instancePath);
  const telling = findings.filter((finding) => {
    const { instancePath, keyword } = finding;
    if (!choices.includes(instancePath)) return true;
    const better = findings.some((other) => isBetter(other, instancePath));
    return better ? !isChoice(finding) && keyword !== "type" : isChoice(finding);
  });
  const unique = new Map(
    telling.map((finding) => [pointerOf(finding) + finding.message, toViolation(finding)]),
  );
  return [...unique.values()];
}

/** Whether a finding says more about a choice than that none of its alternatives fits. */
function isBetter({ instancePath, keyword }: Finding, choice: string): boolean {
  if (instancePath === choice) return keyword !== "type" && keyword !== "oneOf" && keyword !== "anyOf";
  return instancePath.startsWith(`${choice}/`);
}

function isChoice({ keyword }: Finding): boolean {
  return keyword === "oneOf" || keyword === "anyOf";
}

function toViolation(finding: Finding): Violation {
  const { keyword, message = keyword } = finding;
  const said =
    keyword === "required"
      ? "is missing"
      : isChoice(finding)
        ? "must be one of the described forms"
        : message;
  return { pointer: pointerOf(finding), message: said };
}

function pointerOf({ instancePath, params }: Finding): string {
  const { missingProperty: missing } = params;
  return missing === undefined
    ? instancePath
    : `${instancePath}/${missing.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
