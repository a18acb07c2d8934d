import type { Problem } from "@ev-vehicles/types";
import { expect, test } from "vitest";
import { leafTrim, live, sampleVehicle, testMock } from "../testing/send.ts";

const mock = testMock({ vehicles: 1 });
const headers = { authorization: "Bearer mock-token", "content-type": "application/json" };

/** An endless stream of spaces, and how many kilobytes of it were read. */
function endless(): { body: ReadableStream<Uint8Array>; readKilobytes: () => number } {
  let read = 0;
  const chunk = new Uint8Array(1000).fill(32);
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      read += 1;
      controller.enqueue(chunk);
    },
  });
  return { body, readKilobytes: () => read };
}

test("a body of more than a megabyte gets 413, and is not read to its end", async () => {
  const { body, readKilobytes } = endless();
  const init = { method: "POST", headers, body, duplex: "half" };
  const response = await mock.fetch(`${live}/vehicles`, init as RequestInit);
  expect(response.status).toBe(413);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(((await response.json()) as Problem).detail).toContain("1000000 bytes");
  expect(readKilobytes()).toBeLessThan(1100);
});

test("a body whose Content-Length exceeds a megabyte gets 413 without being read", async () => {
  const { body, readKilobytes } = endless();
  const before = readKilobytes();
  const init = { method: "POST", headers: { ...headers, "content-length": "2000000" }, body, duplex: "half" };
  expect((await mock.fetch(`${live}/vehicles`, init as RequestInit)).status).toBe(413);
  expect(readKilobytes() - before).toBeLessThan(5);
});

test("the OAuth endpoints also reject a body of more than a megabyte with 413", async () => {
  const { body } = endless();
  const init = { method: "POST", body, duplex: "half" };
  expect((await mock.fetch("https://api.ev.energy/o/token/", init as RequestInit)).status).toBe(413);
});

test("a body of less than a megabyte is accepted as a stream and as a string", async () => {
  const text = JSON.stringify({ trim: `${live}/vehicle_trims/${leafTrim}` }) + " ".repeat(900_000);
  const bytes = new Blob([text]).stream();
  const init = { method: "PATCH", headers, body: bytes, duplex: "half" };
  const streamed = await mock.fetch(`${live}/vehicles/${sampleVehicle}`, init as RequestInit);
  expect(streamed.status).toBe(200);
  const plain = await mock.fetch(`${live}/vehicles/${sampleVehicle}`, {
    method: "PATCH",
    headers,
    body: text,
  });
  expect(plain.status).toBe(200);
});
