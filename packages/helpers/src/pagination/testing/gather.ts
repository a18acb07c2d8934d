/** All values that an iterable yields. */
export async function gather<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const gathered: Value[] = [];
  for await (const value of values) gathered.push(value);
  return gathered;
}

/** The values that an iterable yields before it ends or throws, and the error. */
export async function gatherUntilError<Value>(
  values: AsyncIterable<Value>,
): Promise<{ values: Value[]; error?: unknown }> {
  const gathered: Value[] = [];
  try {
    for await (const value of values) gathered.push(value);
  } catch (error) {
    return { values: gathered, error };
  }
  return { values: gathered };
}
