import { idSequence } from "../pages/id-sequence.ts";
import { firstPosition, type Sequence } from "../pages/sequence.ts";
import type { Identified } from "./records.ts";

/** Returns the group of a record in an index, or `undefined` if the index leaves the record out. */
export type GroupOf<Entry> = (entry: Entry) => string | undefined;

const noIds: readonly string[] = [];

/**
 * The records of one kind, sorted by id, with an index for each filter that would be too slow with a scan.
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

  get(id: string): Entry | undefined {
    return this.#records.get(id);
  }

  /** The record that another one refers to. If it is missing, the fault is in the state and not in the request. */
  getOrThrow(id: string): Entry {
    const record = this.#records.get(id);
    if (!record)
      throw new Error(`The mock's state is broken: a record refers to ${id}, which does not exist.`);
    return record;
  }

  /** Adds a record, or replaces the one with the same id. */
  put(record: Entry): void {
    const replaced = this.#records.get(record.id);
    if (!replaced) insertId(this.#ids, record.id);
    this.#records.set(record.id, record);
    for (const { groupOf, ids } of this.#groups.values()) {
      const [from, to] = [replaced && groupOf(replaced), groupOf(record)];
      if (from === to) continue;
      if (from !== undefined) removeFromGroup(ids, from, record.id);
      if (to !== undefined) addToGroup(ids, to, record.id);
    }
  }

  remove(id: string): void {
    const record = this.#records.get(id);
    if (!record) return;
    this.#records.delete(id);
    removeId(this.#ids, id);
    for (const { groupOf, ids } of this.#groups.values()) {
      const group = groupOf(record);
      if (group !== undefined) removeFromGroup(ids, group, id);
    }
  }

  /** All records, in the order of their ids. */
  all(): Sequence<Entry> {
    return idSequence(this.#ids, (id) => this.#records.get(id));
  }

  /** The records of one group, in the order of their ids. */
  where(index: Index, group: string): Sequence<Entry> {
    return idSequence(this.idsWhere(index, group), (id) => this.#records.get(id));
  }

  idsWhere(index: Index, group: string): readonly string[] {
    return this.#groups.get(index)?.ids.get(group) ?? noIds;
  }

  [Symbol.iterator](): IterableIterator<Entry> {
    return this.#ids.map((id) => this.getOrThrow(id)).values();
  }
}

function addToGroup(groups: Map<string, string[]>, group: string, id: string): void {
  const ids = groups.get(group);
  if (ids) insertId(ids, id);
  else groups.set(group, [id]);
}

function removeFromGroup(groups: Map<string, string[]>, group: string, id: string): void {
  const ids = groups.get(group);
  if (!ids) return;
  removeId(ids, id);
  if (ids.length === 0) groups.delete(group);
}

/** A new id is nearly always the highest, so this is usually an append. */
function insertId(ids: string[], id: string): void {
  const last = ids.at(-1);
  if (last === undefined || last < id) ids.push(id);
  else ids.splice(positionOf(ids, id), 0, id);
}

function removeId(ids: string[], id: string): void {
  ids.splice(positionOf(ids, id), 1);
}

function positionOf(ids: readonly string[], id: string): number {
  return firstPosition(ids.length, (position) => (ids[position] ?? "") >= id);
}
