import { isUnknown, openEnd, type Field } from "../../model/unknown";
import { at, flag, list, texts } from "./values";

/** `featureTags` writes these tags (documented with azuread's Application and ServicePrincipal). */
const featureTags: Readonly<Record<string, string>> = {
  customSingleSignOn: "WindowsAzureActiveDirectoryCustomSingleSignOnApplication",
  enterprise: "WindowsAzureActiveDirectoryIntegratedApp",
  gallery: "WindowsAzureActiveDirectoryGalleryApplicationNonPrimaryV1",
  hide: "HideApp",
  // Of `features`, which came before `featureTags`.
  customSingleSignOnApp: "WindowsAzureActiveDirectoryCustomSingleSignOnApplication",
  enterpriseApplication: "WindowsAzureActiveDirectoryIntegratedApp",
  galleryApplication: "WindowsAzureActiveDirectoryGalleryApplicationNonPrimaryV1",
};

/** `tags`, or what `featureTags` stands for; absent where neither is declared. */
export function tagsOf(props: unknown): Field<Field<string>[]> {
  const written = texts(at(props, ["tags"]));
  const features = at(props, ["featureTags"]) ?? at(props, ["features"]);
  if (features === undefined || isUnknown(features)) return written ?? (features as Field<Field<string>[]>);
  const implied = list<Field<string>[]>(features, (feature) =>
    Object.entries(featureTags).flatMap(([name, tag]): Field<string>[] => {
      const set = flag(at(feature, [name]));
      return set === true ? [tag] : isUnknown(set) ? [openEnd("computed")] : [];
    }),
  );
  if (!Array.isArray(implied)) return written;
  const all = new Set([...(Array.isArray(written) ? written : []), ...implied.flatMap((tags) => (Array.isArray(tags) ? tags : [tags]))]);
  return [...all];
}
