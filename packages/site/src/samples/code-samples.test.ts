import { readOperations } from "@ev-vehicles/openapi";
import { expect, it } from "vitest";
import { readDocument } from "../document/read-document.ts";
import { addSamples, aimSamples, samplesOf } from "./code-samples.ts";

const document = addSamples(readDocument());
const samplesIn = (id: string, from = document) => {
  const operation = readOperations(from).find((one) => one.id === id);
  return operation ? samplesOf(operation) : [];
};
const sourceOf = (id: string, lang: string) => samplesIn(id).find((one) => one.lang === lang)?.source ?? "";

it("the first sample is curl, and for a list sends EvEnergy-Version, page_size and expand", () => {
  expect(samplesIn("listVehicles")[0]).toEqual({
    lang: "shell",
    label: "curl",
    source: `curl 'https://api.ev.energy/v2/vehicles?page_size=25&expand=user&expand=trim.model.make' \\
  --header 'Authorization: Bearer YOUR_TOKEN' \\
  --header 'EvEnergy-Version: 2'`,
  });
});

it.each([
  ["python", /^import requests\n\nresponse = requests\.get\([\s\S]*\nprint\(response\.json\(\)\)$/],
  [
    "java",
    /^import java\.net\.URI;\n(import .*;\n){3}\npublic class Sample \{[\s\S]*\.println\(response\.body\(\)\);/,
  ],
  ["csharp", /^using System;\nusing System\.Net\.Http;\n[\s\S]*Console\.WriteLine\(/],
  ["javascript", /^const response = await fetch\([\s\S]*console\.log\(await response\.json\(\)\);$/],
  ["php", /^<\?php\n/],
  ["go", /^package main\n\nimport \(/],
  ["ruby", /^require 'uri'\n[\s\S]*use_ssl = url\.scheme == "https"/],
  ["r", /^library\(httr2\)\n[\s\S]*\?page_size=25&expand=user&expand=trim\.model\.make"/],
])("a code sample in %s is a whole program that prints the response", (lang, program) => {
  expect(sourceOf("listVehicles", lang)).toMatch(program);
});

it("a code sample prints the status if the response has no body", () => {
  expect(sourceOf("sendVehicleOnboardingLink", "shell")).toMatch(/--include$/);
  expect(sourceOf("sendVehicleOnboardingLink", "python")).toMatch(/print\(response\.status_code\)$/);
});

it("each example of a request body has a code sample", () => {
  const examples = samplesIn("createVehicle").map(({ lang, example }) => `${lang} ${example}`);
  expect(examples).toContain("shell byTrim");
  expect(examples).toContain("shell byModel");
});

it("aimSamples changes the server and the token of every code sample", () => {
  const aimed = aimSamples(document, "http://127.0.0.1:4010/v2", "mock-token");
  for (const { lang, source } of samplesIn("createVehicle", aimed)) {
    expect(source, lang).toContain("http://127.0.0.1:4010/v2");
    expect(source, lang).toContain("mock-token");
    expect(source, lang).not.toContain("api.ev.energy");
    expect(source, lang).not.toContain("YOUR_TOKEN");
  }
});
