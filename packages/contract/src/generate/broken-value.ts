import { isValid } from "../validation.ts";
import { alternativesOf, itemsOf, type LocatedSchema, propertyOf } from "./schema.ts";

export interface Fault {
  /** The rule and its place: `maximum of /page_size`. */
  readonly rule: string;
  /** Makes an invalid value from a valid one; undefined if this value cannot be broken this way. */
  breakValue(valid: unknown): unknown;
}

/** Ways to break one rule of a schema. Each returns undefined if its changed value would still be valid. */
export function faultsOf(schema: LocatedSchema, place = ""): readonly Fault[] {
  return candidates(schema, place).map(({ rule, breakValue }) => ({
    rule,
    breakValue(valid) {
      const broken = breakValue(valid);
      return broken === undefined || isValid(schema.pointer, broken) ? undefined : broken;
    },
  }));
}

function candidates(schema: LocatedSchema, place: string): Fault[] {
  const { value } = schema;
  const at = place || "/";
  return [
    ...alternativesOf(schema).flatMap((alternative) => candidates(alternative, place)),
    ...mixed(schema, at),
    ...wrongTypes.map((wrong) => always(`type of ${at} (${JSON.stringify(wrong)})`, wrong)),
    ...replacements(value).map(([rule, wrong]) => always(`${rule} of ${at}`, wrong)),
    ...misspellings(value).map(([rule, spell]) => ofText(`${rule} of ${at}`, spell)),
    ...(value.items ? inItems(schema, place) : []),
    ...Object.keys(value.properties ?? {}).flatMap((name) => inProperty(schema, name, place)),
  ];
}

/** Values of every type: most have the wrong type for a given schema. */
const wrongTypes = ["text", 12.5, true, null, [], {}];

/** Values that break a rule whatever the valid value is. */
function replacements({ minimum, maximum, enum: allowed, type, format }: LocatedSchema["value"]) {
  const wrong: [string, unknown][] = [];
  if (minimum !== undefined) wrong.push(["minimum", minimum - 1]);
  if (maximum !== undefined) wrong.push(["maximum", maximum + 1]);
  if ([type].flat().includes("integer")) wrong.push(["integer", (minimum ?? 0) + 0.5]);
  if (allowed) wrong.push(["enum", "NOT_ONE_OF_THESE"], ["enum", 3], ["enum", ""]);
  for (const text of wrongFormats[format ?? ""] ?? []) wrong.push([`format ${format}`, text]);
  return wrong;
}

const wrongFormats: Readonly<Record<string, readonly string[]>> = {
  "date-time": [
    "yesterday",
    "2024-04-17",
    "2024-04-17 09:39:45Z",
    "2024-02-30T09:39:45Z",
    "2024-04-17T09:39:45",
  ],
  email: ["unknown", "@example.com"],
  uri: ["not a URL", "/relative", "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H"],
  uuid: ["1234"],
};

/** Small changes to a valid string that usually make it invalid. */
function misspellings({ pattern, minLength, maxLength, enum: allowed }: LocatedSchema["value"]) {
  const ways: [string, (text: string) => string][] = [];
  if (pattern)
    ways.push(
      ["pattern", (text) => text.toLowerCase()],
      ["pattern", (text) => `${text.slice(0, -1)}!`],
      ["pattern", (text) => `wxyz${text.slice(4)}`],
    );
  if (minLength) ways.push(["minLength", (text) => text.slice(0, minLength - 1)]);
  if (maxLength !== undefined) ways.push(["maxLength", (text) => text.padEnd(maxLength + 1, "X")]);
  if (allowed) ways.push(["enum", (text) => text.toLowerCase()]);
  return ways;
}

function inItems(schema: LocatedSchema, place: string): Fault[] {
  const { uniqueItems } = schema.value;
  const faults = candidates(itemsOf(schema), `${place}/0`).map(({ rule, breakValue }) => ({
    rule,
    breakValue: (valid: unknown) => {
      if (!Array.isArray(valid) || valid.length === 0) return undefined;
      const broken = breakValue(valid[0]);
      return broken === undefined ? undefined : [broken, ...valid.slice(1)];
    },
  }));
  const repeated: Fault = {
    rule: `uniqueItems of ${place || "/"}`,
    breakValue: (valid) => (Array.isArray(valid) && valid.length > 0 ? [...valid, valid[0]] : undefined),
  };
  return uniqueItems ? [...faults, repeated] : faults;
}

function inProperty(schema: LocatedSchema, name: string, place: string): Fault[] {
  const faults = candidates(propertyOf(schema, name), `${place}/${name}`).map(({ rule, breakValue }) => ({
    rule,
    breakValue: (valid: unknown) => {
      if (!isObject(valid)) return undefined;
      const broken = breakValue(valid[name]);
      return broken === undefined ? undefined : { ...valid, [name]: broken };
    },
  }));
  if (!schema.value.required?.includes(name)) return faults;
  const missing: Fault = {
    rule: `required ${place}/${name}`,
    breakValue: (valid) => {
      if (!isObject(valid)) return undefined;
      const { [name]: _, ...rest } = valid;
      return rest;
    },
  };
  return [...faults, missing];
}

/** Combines two valid objects: one that matches two alternatives of a `oneOf` is invalid. */
function mixed({ value, pointer }: LocatedSchema, at: string): Fault[] {
  if (!value.oneOf) return [];
  const samples: unknown[] = [];
  return [
    {
      rule: `oneOf of ${at}`,
      breakValue(valid) {
        if (!isObject(valid) || !isValid(pointer, valid)) return undefined;
        samples.push(valid);
        return samples
          .map((other) => ({ ...(other as object), ...valid }))
          .find((both) => !isValid(pointer, both));
      },
    },
  ];
}

function always(rule: string, wrong: unknown): Fault {
  return { rule, breakValue: () => wrong };
}

function ofText(rule: string, spell: (text: string) => string): Fault {
  return { rule, breakValue: (valid) => (typeof valid === "string" ? spell(valid) : undefined) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
