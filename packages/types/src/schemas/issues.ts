import type { Finding } from "../validators/validator.ts";
import type { StandardIssue } from "./standard-schema.ts";

/**
 * The useful findings as issues, without duplicates. A reference is a URL or a resource (`oneOf`), so an invalid one is
 * reported as an invalid URL and as an invalid resource: if there is a finding inside the resource, the finding that the
 * value is not a URL is left out.
 */
export function issuesOf(findings: readonly Finding[], value: unknown): readonly StandardIssue[] {
  const choices = findings.filter(isChoice).map(({ instancePath }) => instancePath);
  const useful = findings.filter((finding) => {
    const { instancePath, keyword } = finding;
    if (!choices.includes(instancePath)) return true;
    const hasBetter = findings.some((other) => isBetter(other, instancePath));
    return hasBetter ? !isChoice(finding) && keyword !== "type" : isChoice(finding);
  });
  const unique = new Map(
    useful.map((finding) => [`${pointerOf(finding)} ${messageOf(finding)}`, finding] as const),
  );
  return [...unique.values()].map((finding) => ({
    message: messageOf(finding),
    path: pathOf(pointerOf(finding), value),
  }));
}

/** Whether a finding says more about a `oneOf` or `anyOf` than that the value matches no alternative. */
function isBetter({ instancePath, keyword }: Finding, choice: string): boolean {
  if (instancePath === choice) return keyword !== "type" && keyword !== "oneOf" && keyword !== "anyOf";
  return instancePath.startsWith(`${choice}/`);
}

function isChoice({ keyword }: Finding): boolean {
  return keyword === "oneOf" || keyword === "anyOf";
}

function messageOf(finding: Finding): string {
  const { keyword, message = keyword, params } = finding;
  if (keyword === "required") return "is missing";
  if (isChoice(finding)) return "must be one of the described forms";
  if (keyword === "enum") return `must be one of ${(params.allowedValues as readonly unknown[]).join(", ")}`;
  return message;
}

function pointerOf({ instancePath, params: { missingProperty: missing } }: Finding): string {
  return typeof missing === "string"
    ? `${instancePath}/${missing.replaceAll("~", "~0").replaceAll("/", "~1")}`
    : instancePath;
}

/** The steps of a JSON pointer. An index into a list becomes a number. */
function pathOf(pointer: string, value: unknown): readonly (string | number)[] {
  const steps = pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  let current = value;
  return steps.map((name) => {
    const step = Array.isArray(current) ? Number(name) : name;
    current = (current as Readonly<Record<string | number, unknown>> | null | undefined)?.[step];
    return step;
  });
}
