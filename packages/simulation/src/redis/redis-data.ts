/** The reply of a command, or the result of a script. */
export type Reply = number | string | null | Reply[] | { readonly ok: string };

type Content = string | Map<string, string> | SortedSet;
type SortedSet = { readonly scores: Map<string, number> };

/** The data of the model, with the commands that the stores' scripts use. */
export class RedisData {
  readonly #keys = new Map<string, { content: Content; expiresAt: number }>();
  readonly #now: () => number;

  /** @param now The clock of Redis, in milliseconds since the epoch. */
  constructor(now: () => number) {
    this.#now = now;
  }

  clear(): void {
    this.#keys.clear();
  }

  get keys(): readonly string[] {
    return [...this.#keys.keys()].filter((key) => this.#find(key) !== undefined);
  }

  run(name: string, args: readonly string[]): Reply {
    const [key = "", ...rest] = args;
    switch (name.toUpperCase()) {
      case "TIME": {
        const now = this.#now();
        return [`${Math.floor(now / 1000)}`, `${Math.floor(now % 1000) * 1000}`];
      }
      case "TYPE":
        return { ok: this.#type(key) };
      case "GET":
        return (this.#find(key) as string | undefined) ?? null;
      case "SET": {
        const [value = "", option, ms] = rest;
        const expiresAt = option?.toUpperCase() === "PX" ? this.#now() + Number(ms) : Infinity;
        this.#keys.set(key, { content: value, expiresAt });
        return { ok: "OK" };
      }
      case "DEL":
        return args.filter((one) => this.#keys.delete(one)).length;
      case "PEXPIRE": {
        const entry = this.#keys.get(key);
        if (entry) entry.expiresAt = this.#now() + Number(rest[0]);
        return entry ? 1 : 0;
      }
      case "EXPIRE":
        return this.run("PEXPIRE", [key, `${Number(rest[0]) * 1000}`]);
      case "HGET":
        return this.#hash(key).get(rest[0] ?? "") ?? null;
      case "HMGET":
        return rest.map((field) => this.#hash(key).get(field) ?? null);
      case "HSET":
        for (let at = 0; at < rest.length; at += 2)
          this.#hash(key).set(rest[at] as string, rest[at + 1] as string);
        return rest.length / 2;
      case "HDEL":
        return rest.filter((field) => this.#hash(key).delete(field)).length;
      case "HINCRBY": {
        const [field = "", by] = rest;
        const value = Number(this.#hash(key).get(field) ?? 0) + Number(by);
        this.#hash(key).set(field, `${value}`);
        return value;
      }
      default:
        return this.#runOnSortedSet(name.toUpperCase(), this.#set(key), rest);
    }
  }

  #runOnSortedSet(name: string, { scores }: SortedSet, rest: readonly string[]): Reply {
    const [first = "", second = ""] = rest;
    const options = rest.map((option) => option.toUpperCase());
    const within = () => sorted(scores).filter(([, score]) => isWithin(score, first, second));
    const shown = (entries: readonly [string, number][]): Reply[] =>
      options.includes("WITHSCORES")
        ? entries.flatMap(([member, score]) => [member, `${score}`])
        : entries.map(([member]) => member);
    switch (name) {
      case "ZADD": {
        const isNew = !scores.has(second);
        scores.set(second, Number(first));
        return isNew ? 1 : 0;
      }
      case "ZREM":
        return rest.filter((member) => scores.delete(member)).length;
      case "ZCARD":
        return scores.size;
      case "ZCOUNT":
        return within().length;
      case "ZRANGE":
        return shown(sorted(scores).slice(Number(first), Number(second) + 1));
      case "ZRANGEBYSCORE": {
        const limit = options.indexOf("LIMIT");
        const from = limit < 0 ? 0 : Number(rest[limit + 1]);
        const count = limit < 0 ? Infinity : Number(rest[limit + 2]);
        return shown(within().slice(from, from + count));
      }
      case "ZREMRANGEBYSCORE": {
        const members = within();
        for (const [member] of members) scores.delete(member);
        return members.length;
      }
      default:
        throw new Error(
          `ERR the model of Redis does not support the command ${name}. Add it to redis-data.ts.`,
        );
    }
  }

  /** The number of members of a sorted set with a score after this time. */
  countAfter(key: string, time: number): number {
    return [...this.#set(key).scores.values()].filter((score) => score > time).length;
  }

  /** Whether any field of any hash contains this string. */
  hasInHash(text: string): boolean {
    const fields = (key: string) => [...((this.#find(key) as Map<string, string>).values?.() ?? [])];
    return this.keys.some(
      (key) => this.#type(key) === "hash" && fields(key).some((value) => value.includes(text)),
    );
  }

  #find(key: string): Content | undefined {
    const entry = this.#keys.get(key);
    if (entry && entry.expiresAt <= this.#now()) this.#keys.delete(key);
    return this.#keys.get(key)?.content;
  }

  #type(key: string): string {
    const content = this.#find(key);
    if (content === undefined) return "none";
    if (typeof content === "string") return "string";
    return content instanceof Map ? "hash" : "zset";
  }

  #open<Kind extends Content>(key: string, make: () => Kind): Kind {
    const found = this.#find(key);
    if (found !== undefined) return found as Kind;
    const content = make();
    this.#keys.set(key, { content, expiresAt: Infinity });
    return content;
  }

  #hash(key: string): Map<string, string> {
    return this.#open(key, () => new Map<string, string>());
  }

  #set(key: string): SortedSet {
    return this.#open(key, () => ({ scores: new Map<string, number>() }));
  }
}

/** Sorts by score, then by member. */
function sorted(scores: Map<string, number>): [string, number][] {
  return [...scores].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
}

/** A bound is `5`, `(5` (which excludes 5), `-inf` or `+inf`. */
function isWithin(score: number, min: string, max: string): boolean {
  const bound = (text: string) => {
    const number = text.replace("(", "");
    return {
      value: /inf$/.test(number) ? Number(number.replace("inf", "Infinity")) : Number(number),
      open: text !== number,
    };
  };
  const [low, high] = [bound(min), bound(max)];
  return (
    (low.open ? score > low.value : score >= low.value) &&
    (high.open ? score < high.value : score <= high.value)
  );
}
