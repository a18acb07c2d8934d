/** One Markdown file, ready for a page and for the index. */
export interface Guide {
  /** Its page, from the site's root: `guides/pagination.html`. */
  readonly file: string;
  readonly title: string;
  /** Its first paragraph, as plain text. */
  readonly lead: string;
  /** Everything below the title, as HTML. */
  readonly body: string;
  readonly sections: readonly Section[];
}

/** What stands below one heading, or between the title and the first heading. */
export interface Section {
  /** The heading's anchor; empty for the part below the title. */
  readonly anchor: string;
  readonly heading: string;
  readonly depth: number;
  readonly text: string;
}
