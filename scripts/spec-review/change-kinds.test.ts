import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { bundle } from "./bundle.ts";
import { type Change, describeChanges, side } from "./change.ts";
import { redoclyDiff } from "./redocly-diff.ts";

const fixtures = fileURLToPath(new URL("fixtures/changes/", import.meta.url));
const configured = fileURLToPath(new URL("fixtures/repository/", import.meta.url));
const guide = fileURLToPath(new URL("../../docs/versioning.md", import.meta.url));

/** Every kind of change, once in what is sent and once in what is received: `base.yaml` beside `revision.yaml`. */
const changes = await compared();

it("rates every kind of change and says what users have to do, as expected.txt has it", async () => {
  const rows = changes.map(
    ({ rating, bump, subject, detail, todo }) =>
      `| ${rating} | ${bump} | \`${subject}\` ${detail.replaceAll("|", "\\|")} | ${todo} |`,
  );
  const head = ["| rating | asks for | change | what users have to do |", "| --- | --- | --- | --- |"];
  await expect([...head, ...rows.sort(), ""].join("\n")).toMatchFileSnapshot("fixtures/changes/expected.txt");
});

it.each(guideRows())("asks for what docs/versioning.md promises: $kind", ({ kind, sent, received }) => {
  const member = kind.replaceAll(" ", "_");
  expect(asked(`Sent.${member}`)).toBe(sent);
  expect(asked(`Received.${member}`)).toBe(received);
});

it("sees every member of the fixture that differs, and no other", () => {
  const members = changes.flatMap(({ subject }) => /^(?:Sent|Received)\.(\w+)/.exec(subject)?.[1] ?? []);
  const documented = guideRows().map(({ kind }) => kind.replaceAll(" ", "_"));
  expect([...new Set(members)].sort()).toEqual(documented.sort());
});

it("names the operations that a change reaches, and where it is written", () => {
  expect(changes.find(({ subject }) => subject === "Received.null_new")).toMatchObject({
    operations: ["createThing"],
    file: expect.stringMatching(/revision\.yaml$/),
    line: expect.any(Number),
  });
  expect(changes.find(({ subject }) => subject === "Event.kind")?.operations).toEqual(["webhook happened"]);
});

async function compared(): Promise<Change[]> {
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

function asked(subject: string): string | undefined {
  return changes.find((change) => change.subject === subject)?.bump;
}

/** The rows of the guide's table on schemas: `| null new | minor | minor | … |`. */
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
