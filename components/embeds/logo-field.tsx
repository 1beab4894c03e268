import { useId, useState } from "react";
import type { ChangeDraft, EmbedDraft } from "@/components/embeds/embed-draft";
import { Button } from "@/components/ui/button";

type LogoFieldProps = { readonly draft: EmbedDraft; readonly onChange: ChangeDraft };

const bytesMax = 64 * 1024;

/** A picture stored with the embed and served from the book; it stands above the view once it is saved. */
export const LogoField = ({ draft, onChange }: LogoFieldProps) => {
  const id = useId();
  const [refused, setRefused] = useState<string | null>(null);
  const hasLogo = draft.logo === undefined ? draft.hasLogo : draft.logo !== null;
  const take = (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > bytesMax) return setRefused("A logo has at most 64 KiB.");
    setRefused(null);
    const reader = new FileReader();
    reader.onload = () => onChange({ logo: String(reader.result) });
    reader.readAsDataURL(file);
  };
  return (
    <div>
      <label className="mb-1 block text-label text-ink2" htmlFor={id}>
        Logo, png, jpeg or webp
      </label>
      <div className="flex items-center gap-3">
        <input
          accept="image/png,image/jpeg,image/webp"
          aria-describedby={`${id}-note`}
          className="max-w-56 text-note"
          id={id}
          onChange={({ target }) => take(target.files?.[0])}
          type="file"
        />
        {hasLogo && (
          <Button look="quiet" onClick={() => onChange({ logo: null })}>
            Remove the logo
          </Button>
        )}
      </div>
      <p className="mt-1 text-note text-ink3" id={`${id}-note`}>
        {refused ??
          (hasLogo ? "Shown above each view; in other pages once saved." : "None is stored.")}
      </p>
    </div>
  );
};
