/**
 * The country of the most preferred language in an `Accept-Language` header (RFC 9110, 12.5.4). Languages without a
 * country are skipped.
 *
 *     de, en-GB;q=0.9, en-US;q=0.8  →  GB
 */
export function preferredCountry(header: string | undefined): string | undefined {
  const ranges = (header ?? "").split(",").map((range) => {
    const [tag = "", ...parameters] = range.split(";").map((part) => part.trim());
    const quality = parameters.find((parameter) => parameter.toLowerCase().startsWith("q="));
    // There may be a script between language and region: `zh-Hant-TW`.
    const [, country] = /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})$/i.exec(tag) ?? [];
    return { country: country?.toUpperCase(), quality: quality ? Number(quality.slice(2)) : 1 };
  });
  const [best] = ranges
    .filter(({ country, quality }) => country !== undefined && quality > 0)
    .sort((left, right) => right.quality - left.quality);
  return best?.country;
}
