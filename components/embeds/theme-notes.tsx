import type { EmbedTheme } from "@/lib/wire/embed";
import { contrast, parseColor } from "@/public/embed/frame/colors.js";
import { resolveTheme } from "@/public/embed/frame/theme.js";

type ThemeNotesProps = {
  readonly theme: EmbedTheme;
  /** As the frame that is seen here tells it. */
  readonly corrected: readonly string[];
};

const told = [
  { name: "text", variable: "--ink" },
  { name: "accent", variable: "--accent" },
] as const;

/** How well it can be read, by the very rules of the frame, and what had to be corrected. */
export const ThemeNotes = ({ theme, corrected }: ThemeNotesProps) => {
  const { vars } = resolveTheme(theme, false);
  const paper = parseColor(vars["--paper"]);
  const ratioOf = (variable: string): string | null => {
    const color = parseColor(vars[variable]);
    return paper && color && `${contrast(color, paper).toFixed(1)}:1`;
  };
  return (
    <p className="mt-2 mb-3 flex flex-wrap gap-x-4 text-note">
      {corrected.length > 0 && (
        <span className="text-pending-text">
          Could not be read on its ground and was corrected: {corrected.join(", ")}
        </span>
      )}
      {told.map(({ name, variable }) => (
        <span className="text-ink3" key={name}>
          {name} {ratioOf(variable)}
        </span>
      ))}
      <span className="text-ink3">meanings stay apart</span>
    </p>
  );
};
