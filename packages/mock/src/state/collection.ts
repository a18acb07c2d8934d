import { idSequence } from "../pages/id-sequence.ts";
import { firstPosition, type Sequence } from "../pages/sequence.ts";
import type { Identified } from "./records.ts";

/** How records are grouped for a filter: the group of a record, or `undefined` when it belongs to none. */
export type GroupOf<Entry> = (entry: Entry) => string | undefined;

const nothing: readonly string[] = [];

/**
 * The records of one kind in the order of their ids, with an index for each filter that must not walk the whole
 * collection.
 */
export class Collection<Entry extends Identified, Index extends string = never> {
  readonly #records = new Map<string, Entry>();
  readonly #ids: string[] = [];
  readonly #groups = new Map<Index, { groupOf: GroupOf<Entry>; ids: Map<string, string[]> }>();

  constructor(records: Iterable<Entry>, indexes: Readonly<Record<Index, GroupOf<Entry>>>) {
    for (const name of Object.keys(indexes) as Index[]) {
      this.#groups.set(name, { groupOf: indexes[name], ids: new Map() });
    }
    for (const record of records) this.put(record);
  }

  get size(): number {
    return this.#ids.length;
  }

  get(id: string): Entry | undefined {
    return this.#records.get(id);
  }

  /** The record that another one refers to; if it is missing, the state is wrong, not the request. */
  need(id: string): Entry {
    const record = this.#records.get(id);
    if (!record) throw new Error(`The mock's state refers to ${id}, which does not exist.`);
    return record;
  }

  /** Adds a record, or replaces the one with the same id. */
  put(record: Entry): void {
    const before = this.#records.get(record.id);
    if (!before) insert(this.#ids, record.id);
    this.#records.set(record.id, record);
    for (const { groupOf, ids } of this.#groups.values()) {
      const [from, to] = [before && groupOf(before), groupOf(record)];
      if (from === to) continue;
      if (from !== undefined) leave(ids, from, record.id);
      if (to !== undefined) join(ids, to, record.id);
    }
  }

  remove(id: string): void {
    const record = this.#records.get(id);
    if (!record) return;
    this.#records.delete(id);
    withdraw(this.#ids, id);
    for (const { groupOf, ids } of this.#groups.values()) {
      const group = groupOf(record);
      if (group !== undefined) leave(ids, group, id);
    }
  }

  /** All records, by id. */
  all(): Sequence<Entry> {
    return idSequence(this.#ids, (id) => this.#records.get(id));
  }

  /** The records of one group, by id. */
  where(index: Index, group: string): Sequence<Entry> {
    return idSequence(this.idsWhere(index, group), (id) => this.#records.get(id));
  }

  idsWhere(index: Index, group: string): readonly string[] {
    return this.#groups.get(index)?.ids.get(group) ?? nothing;
  }

  [Symbol.iterator](): IterableIterator<Entry> {
    return this.#ids.map((id) => this.need(id)).values();
  }
}

function join(groups: Map<string, string[]>, group: string, id: string): void {
  const ids = groups.get(group);
  if (ids) insert(ids, id);
  else groups.set(group, [id]);
}

function leave(groups: Map<string, string[]>, group: string, id: string): void {
  const ids = groups.get(group);
  if (!ids) return;
  withdraw(ids, id);
  if (ids.length === 0) groups.delete(group);
}

/** New ids are nearly always the youngest, which makes this an append. */
function insert(ids: string[], id: string): void {
  const last = ids.at(-1);
  if (last === undefined || last < id) ids.push(id);
  else ids.splice(positionOf(ids, id), 0, id);
}

function withdraw(ids: string[], id: string): void {
  ids.splice(positionOf(ids, id), 1);
}

function positionOf(ids: readonly string[], id: string): number {
  return firstPosition(ids.length, (position) => (ids[position] ?? "") >= id);
}
