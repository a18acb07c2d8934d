type Manifest = Readonly<Record<string, unknown>>;

/** A package's manifest with where it comes from: npm accepts provenance only if `repository` names that. */
export function withRepository(manifest: Manifest, folder: string, repository: string): Manifest {
  const { name, version, description, keywords, ...rest } = manifest;
  return {
    name,
    version,
    description,
    keywords,
    homepage: `${repository}/tree/main/${folder}#readme`,
    bugs: { url: `${repository}/issues` },
    repository: { type: "git", url: `git+${repository}.git`, directory: folder },
    ...rest,
  };
}
