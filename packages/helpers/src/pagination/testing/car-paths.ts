/** The `paths` of an invented API, in the form that openapi-typescript generates, because the helpers work with any API. */

interface Headers {
  "X-RateLimit-Limit": number;
  "X-RateLimit-Remaining": number;
  [name: string]: unknown;
}

interface LinkedHeaders extends Headers {
  Link: string;
}

export interface Owner {
  id: string;
  name: string;
}

export interface Car {
  id: string;
  owner: string | Owner;
  garage: string | { id: string; city: string } | null;
}

type CarExpansion = "owner" | "garage";

interface Get<Query, Path, Body, ResponseHeaders = LinkedHeaders> {
  parameters: { query?: Query; header?: { "X-Tenant"?: string }; path: Path; cookie?: never };
  requestBody?: never;
  responses: {
    200: { headers: ResponseHeaders; content: { "application/json": Body } };
    404: { headers: Headers; content: { "application/problem+json": { title: string } } };
  };
}

interface Cursors {
  page_size?: number;
  page_after?: string;
  page_before?: string;
}

interface CarQuery extends Cursors {
  color?: string;
  sizes?: number[];
  expand?: CarExpansion[];
}

export interface paths {
  "/cars": {
    get: Omit<Get<CarQuery, never, Car[]>, "parameters"> & {
      parameters: {
        query?: CarQuery;
        header?: { "X-Tenant"?: string };
        path?: never;
        cookie?: never;
      };
    };
    post: Get<never, never, Car>;
  };
  "/cars/{car_id}": { get: Get<{ expand?: CarExpansion[] }, { car_id: string }, Car> };
  "/cars/{car_id}/logs": { get: Get<Cursors & { since?: string }, { car_id: string }, { at: string }[]> };
  "/models": {
    get: Omit<Get<never, never, { id: string }[]>, "parameters"> & {
      parameters: {
        query?: { page?: number; page_size?: number };
        header?: never;
        path?: never;
        cookie?: never;
      };
    };
  };
  "/colors": { get: Get<{ page_size?: number }, Record<string, never>, string[], Headers> };
  "/envelope": { get: Get<Cursors, Record<string, never>, { items: Car[] }> };
}
