/** Where a peer sends its calls. */
export interface Destination {
  readonly fetch: typeof fetch;
  readonly baseUrl: string;
}

/** A way to request the first 25 vehicles. */
export interface Peer {
  readonly name: string;
  /** Sets the peer up as its own guide does, and returns the call, which resolves to the parsed body. */
  prepare(destination: Destination): () => Promise<unknown>;
}

/** What every peer requests. */
export const pageSize = 25;

/** What a caller of this API has to send. */
export const apiHeaders: Readonly<Record<string, string>> = {
  Authorization: "Bearer bench-token",
  "EvEnergy-User": "user01HN2NJ9NMRZBXT1H6FT9N7735",
  "EvEnergy-Version": "2",
};
