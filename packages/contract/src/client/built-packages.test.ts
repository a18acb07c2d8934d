import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const program = fileURLToPath(new URL("../../try-built-packages.mjs", import.meta.url));

it("the built ev-vehicles packages work as ES modules and as CommonJS", () => {
  expect(execFileSync(process.execPath, [program], { encoding: "utf8" })).toContain(
    "the built packages work",
  );
});
