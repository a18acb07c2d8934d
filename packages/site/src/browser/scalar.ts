/** The part of Scalar's prebuilt browser file that we call. It is copied beside the scripts and loaded from there. */
interface Scalar {
  createApiReference(selector: string, configuration: object): unknown;
}

const address = new URL("scalar/standalone.esm.js", import.meta.url).href;

export const { createApiReference } = (await import(address)) as Scalar;
