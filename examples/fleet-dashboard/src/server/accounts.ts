import { createHash, timingSafeEqual } from "node:crypto";

/** An account that may sign in. In a product, your identity provider has the accounts. */
export interface Account {
  readonly id: string;
  readonly name: string;
  /** The ev.energy user whose vehicles it sees; without one, it sees all that the credentials can access. */
  readonly user?: string | undefined;
  /** Without one, a click signs in. Only the demo allows that. */
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
 * @throws {Error} if there are none, or if one has no password, so that anyone could sign in.
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
    if (!account.id || !account.name) throw new Error(`${expected}; an account has no id or name`);
    if (!account.password) throw new Error(`EV_ACCOUNTS: expected a password for ${account.id}`);
  }
  return accounts as Account[];
}

/** Whether the password is the account's, compared in constant time. */
export function passwordMatches(account: Account, password: unknown): boolean {
  if (account.password === undefined) return true;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return typeof password === "string" && timingSafeEqual(digest(password), digest(account.password));
}
