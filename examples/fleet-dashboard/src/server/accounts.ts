import { createHash, timingSafeEqual } from "node:crypto";

/** An account that may sign in. In production, accounts come from your identity provider. */
export interface Account {
  readonly id: string;
  readonly name: string;
  /** The ev.energy user whose vehicles the account sees; without one, it sees all that the credentials can access. */
  readonly user?: string | undefined;
  /** Without a password, a click signs in. Only the demo allows that. */
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
 * @throws {Error} if there are no accounts, or if one has no ID, name or password. Without a password, anyone could sign in.
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
    if (!account.id || !account.name) throw new Error(`${expected}, got an account without id or name`);
    if (!account.password) throw new Error(`EV_ACCOUNTS: expected a password for ${account.id}`);
  }
  return accounts as Account[];
}

/** Compares an account's password in constant time. An account without a password accepts any. */
export function passwordMatches(account: Account, password: unknown): boolean {
  if (account.password === undefined) return true;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return typeof password === "string" && timingSafeEqual(digest(password), digest(account.password));
}
