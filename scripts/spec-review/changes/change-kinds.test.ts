import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { bundle } from "../redocly/bundle.ts";
import { redoclyDiff } from "../redocly/diff.ts";
import { type Change, describeChanges, side } from "./change.ts";

const fixtures = fileURLToPath(new URL("fixtures/", import.meta.url));
const configured = fileURLToPath(new URL("../fixtures/repository/", import.meta.url));
const guide = fileURLToPath(new URL("../../../docs/versioning.md", import.meta.url));

/** The changes from `base.yaml` to `revision.yaml`: every kind, in a schema that is sent and in one that is received. */
const changes = await compareFixtures();

it("every kind of change to the spec is rated and described as in expected.txt", async () => {
  const rows = changes.map(
    ({ rating, bump, subject, detail, todo }) =>
      `| ${rating} | ${bump} | \`${subject}\` ${detail.replaceAll("|", "\\|")} | ${todo} |`,
  );
  const head = ["| rating | bump | change | what users have to do |", "| --- | --- | --- | --- |"];
  await expect([...head, ...rows.sort(), ""].join("\n")).toMatchFileSnapshot("fixtures/expected.txt");
});

it.each(guideRows())(
  "a spec change of the kind “$kind” causes the version bump that docs/versioning.md promises",
  ({ kind, sent, received }) => {
    const member = kind.replaceAll(/[ -]/g, "_");
    expect(bumpOf(`Sent.${member}`)).toBe(sent);
    expect(bumpOf(`Received.${member}`)).toBe(received);
  },
);

it("the fixtures of spec changes cover exactly the kinds of change in docs/versioning.md", () => {
  const members = changes.flatMap(({ subject }) => /^(?:Sent|Received)\.(\w+)/.exec(subject)?.[1] ?? []);
  const documented = guideRows().map(({ kind }) => kind.replaceAll(/[ -]/g, "_"));
  expect([...new Set(members)].sort()).toEqual(documented.sort());
});

it("a reported spec change names the affected operations, the file and the line", () => {
  expect(changes.find(({ subject }) => subject === "Received.null_allowed")).toMatchObject({
    operations: ["createThing"],
    file: expect.stringMatching(/revision\.yaml$/),
    line: expect.any(Number),
  });
  expect(changes.find(({ subject }) => subject === "Event.kind")?.operations).toEqual(["webhook happened"]);
});

async function compareFixtures(): Promise<Change[]> {
  const folder = mkdtempSync(join(tmpdir(), "change-kinds-"));
  try {
    const [base, revision] = ["base.yaml", "revision.yaml"].map((name) => join(fixtures, name));
    const sides = {
      base: side((await bundle(base as string, join(folder, "base.json"), configured)).document),
      revision: side((await bundle(revision as string, join(folder, "revision.json"), configured)).document),
    };
    return describeChanges(await redoclyDiff(base as string, revision as string, configured), sides, "1.0.0");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function bumpOf(subject: string): string | undefined {
  return changes.find((change) => change.subject === subject)?.bump;
}

/** The rows of the guide's table of schema changes: `| null added | minor | minor | … |`. */
function guideRows(): { kind: string; sent: string; received: string }[] {
  const table = /<!-- kinds of change: start -->([\s\S]*)<!-- kinds of change: end -->/.exec(
    readFileSync(guide, "utf8"),
  )?.[1];
  const rows = (table ?? "").split("\n").filter((line) => line.startsWith("| `"));
  return rows.map((line) => {
    const [, kind = "", sent = "", received = ""] = line.split("|").map((cell) => cell.trim());
    return { kind: kind.replaceAll("`", ""), sent, received };
  });
}
