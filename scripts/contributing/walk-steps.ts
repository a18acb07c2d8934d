/** One step of the walkthrough in CONTRIBUTING.md. */
export type WalkStep =
  | { readonly kind: "run"; readonly commands: string }
  | { readonly kind: "write"; readonly file: string; readonly content: string }
  | { readonly kind: "insert"; readonly file: string; readonly before: string; readonly content: string };

const blocks = /(?:<!-- walk: (?<note>.+?) -->\s*)?```(?<language>\w+)\n(?<content>[\s\S]*?)```/g;

/**
 * Parses the steps between `<!-- walk: start -->` and `<!-- walk: end -->`. A shell block is run. A comment above any other block
 * says what to do with it:
 *
 *     <!-- walk: write spec/examples/Timezone.json -->
 *     <!-- walk: insert spec/vehicles.yaml before "  /timezones:\n" -->
 */
export function walkSteps(markdown: string): WalkStep[] {
  const section = /<!-- walk: start -->([\s\S]*)<!-- walk: end -->/.exec(markdown)?.[1];
  if (section === undefined)
    throw new Error("CONTRIBUTING.md has no section between <!-- walk: start --> and <!-- walk: end -->.");
  return [...section.matchAll(blocks)].map(({ groups = {} }) => {
    const { note = "", language, content = "" } = groups;
    if (language === "sh") return { kind: "run", commands: content };
    const [, file] = /^write (\S+)$/.exec(note) ?? [];
    if (file) return { kind: "write", file, content };
    const [, target, before] = /^insert (\S+) before (".*")$/.exec(note) ?? [];
    if (target && before) return { kind: "insert", file: target, before: JSON.parse(before), content };
    throw new Error(
      `CONTRIBUTING.md: this block needs a comment directly above it, <!-- walk: write FILE --> or <!-- walk: insert FILE before "TEXT" -->:\n${content}`,
    );
  });
}
