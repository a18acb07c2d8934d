import { createHash, timingSafeEqual } from "node:crypto";

/** Somebody who may sign in. In a product, your identity provider knows them. */
export interface Account {
  readonly id: string;
  readonly name: string;
  /** The ev.energy user whose vehicles they see; without one, all that the credentials can see. */
  readonly user?: string | undefined;
  /** Without one, a click signs in: for the demo only. */
  readonly password?: string | undefined;
}

export const demoAccounts: readonly Account[] = [
  { id: "operations", name: "Fleet operations" },
  { id: "alex", name: "Alex Fleet", user: "user01H4N5JJX9K1QQXV5SZ7VZSGTY" },
  { id: "sam", name: "Sam Driver", user: "user01HN2NJ9NMRZBXT1H6FT9N7735" },
];

/**
 * Reads accounts from JSON: `[{"id":"alex","name":"Alex","user":"user01…","password":"…"}]`.
 *
 * @throws {Error} if there are none, or one has no password: anybody could sign in.
 */
export function readAccounts(json: string | undefined): readonly Account[] {
  const expected =
    'EV_ACCOUNTS: expected JSON such as [{"id":"alex","name":"Alex","user":"user01…","password":"…"}]';
  let accounts: unknown;
  try {
    accounts = JSON.parse(json ?? "");
  } catch {
    throw new Error(expected);
  }
  if (!Array.isArray(accounts) || accounts.length === 0) throw new Error(expected);
  for (const account of accounts as Partial<Account>[]) {
    if (!account.id || !account.name) throw new Error(`${expected}; an account lacks its id or name`);
    if (!account.password) throw new Error(`EV_ACCOUNTS: expected a password for ${account.id}`);
  }
  return accounts as Account[];
}

/** Whether the password is the account's, compared in constant time. */
export function passwordFits({ password }: Account, given: unknown): boolean {
  if (password === undefined) return true;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return typeof given === "string" && timingSafeEqual(digest(given), digest(password));
}
