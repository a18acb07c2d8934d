type Manifest = Readonly<Record<string, unknown>>;

/** Adds the repository to a package's manifest. npm accepts provenance only if `repository` matches the repository that ran the build. */
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
