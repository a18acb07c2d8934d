import { expect, test } from "vitest";
import { deferred } from "./testing/scripted-endpoint.ts";
import { TokenSaver } from "./token-saver.ts";

const token = (accessToken: string) => ({ accessToken, renewAt: 0, expiresAt: 0 });

test("a token that arrives while the one before is being saved is still to be saved", async () => {
  const saved: string[] = [];
  const slow = deferred();
  const saver = new TokenSaver([
    async ({ accessToken }) => {
      if (accessToken === "first") await slow.promise;
      saved.push(accessToken);
    },
  ]);
  saver.add(token("first"));
  const saving = saver.save();
  saver.add(token("second"));
  slow.resolve();
  await saving;
  expect(saver.due).toBe(true);
  await saver.save();
  expect(saver.due).toBe(false);
  expect(saved).toEqual(["first", "second"]);
});

test("a place that fails keeps the others from nothing, and is the only one that is tried again", async () => {
  const tries = { broken: 0, good: 0 };
  const saver = new TokenSaver([
    () => {
      tries.broken++;
      throw new Error("disk full");
    },
    () => void tries.good++,
  ]);
  saver.add(token("first"));
  await expect(saver.save()).rejects.toThrow("disk full");
  await expect(saver.save()).rejects.toThrow("disk full");
  expect(tries).toEqual({ broken: 2, good: 1 });
});
