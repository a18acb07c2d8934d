/** A guide of the documentation. */
export interface Guide {
  /** `pagination` */
  readonly name: string;
  readonly title: string;
  /** Markdown. */
  readonly text: string;
}
