/** A log of a world, with a line for each event. */
export class Trace {
  readonly lines: string[] = [];

  add(now: number, who: string | undefined, text: () => string): void {
    this.lines.push(`${clock(now)}  ${who ? `${who} ` : ""}${text()}`);
  }
}

/** `1:02:03.004` */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  const whole = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${whole}.${String(Math.floor(ms % 1000)).padStart(3, "0")}`;
}
