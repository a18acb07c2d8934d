import { expect, test } from "vitest";
import { deferred } from "../testing/scripted-endpoint.ts";
import { TokenSaver } from "./token-saver.ts";

const token = (accessToken: string) => ({ accessToken, renewAt: 0, expiresAt: 0 });

test("if a token is added while another is being saved, the next call of save() saves the added token", async () => {
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
  expect(saver.retryDue).toBe(true);
  await saver.save();
  expect(saver.retryDue).toBe(false);
  expect(saved).toEqual(["first", "second"]);
});

test("if one destination fails to save a token, the others still do, and only the failed one is retried", async () => {
  const attempts = { broken: 0, good: 0 };
  const saver = new TokenSaver([
    () => {
      attempts.broken++;
      throw new Error("disk full");
    },
    () => void attempts.good++,
  ]);
  saver.add(token("first"));
  await expect(saver.save()).rejects.toThrow("disk full");
  await expect(saver.save()).rejects.toThrow("disk full");
  expect(attempts).toEqual({ broken: 2, good: 1 });
});
