import { mockToken } from "@ev-vehicles/mock";
import { type MockServer, startMockServer } from "@ev-vehicles/mock/node";
import { type Operation, readOperations } from "@ev-vehicles/openapi";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readDocument } from "../document/read-document.ts";
import { chooseParameters } from "../samples/choose-parameters.ts";
import { findLiveExamples } from "./live-examples.ts";
import { replaceExamples } from "./replace-examples.ts";

let server: MockServer;
beforeAll(async () => {
  server = await startMockServer({ port: 0, rateLimit: false });
});
afterAll(() => server.close());

it("every operation succeeds with the example values that the reference fills in", async () => {
  const document = chooseParameters(readDocument());
  const examples = await findLiveExamples(document, server.url, mockToken);
  expect(examples?.length).toBeGreaterThan(5);
  const live = replaceExamples(document, examples ?? [], new URL(server.url).origin);

  const operations = [...readOperations(live)].sort((one, other) => rank(one) - rank(other));
  const statuses: Record<string, number> = {};
  for (const operation of operations) {
    const { method, path, parameters } = operation;
    const url = new URL(server.url + path);
    const headers = new Headers({ Authorization: `Bearer ${mockToken}`, Accept: "application/json" });
    // Scalar sends the parameters whose example is not disabled; `examples` has only disabled ones.
    for (const one of parameters.filter((each) => !each.object.examples)) {
      const value = String(one.example);
      if (one.in === "path") {
        url.pathname = decodeURIComponent(url.pathname).replace(`{${one.name}}`, encodeURIComponent(value));
      } else if (one.in === "query") {
        for (const item of [one.example].flat()) url.searchParams.append(one.name, String(item));
      } else if (one.in === "header") headers.set(one.name, value);
    }
    const body = operation.body?.json?.examples[0]?.value;
    if (body !== undefined) headers.set("Content-Type", "application/json");
    const response = await fetch(url, {
      method,
      headers,
      redirect: "manual",
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    statuses[operation.id] = response.status;
    if (response.status >= 400) statuses[`${operation.id}: ${await response.text()}`] = response.status;
  }
  expect(Object.entries(statuses).filter(([, status]) => status >= 400)).toEqual([]);
});

/** Deletions run last: the other operations need the resources that they delete. */
function rank({ method }: Operation): number {
  return method === "DELETE" ? 1 : 0;
}

it("findLiveExamples returns undefined if no mock responds", async () => {
  const closed = await startMockServer({ port: 0, vehicles: 1 });
  await closed.close();
  expect(await findLiveExamples(readDocument(), closed.url, mockToken)).toBeUndefined();
});
