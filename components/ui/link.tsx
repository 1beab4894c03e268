import NextLink from "next/link";
import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";

type LinkProps = ComponentProps<typeof NextLink> & {
  /** accent: in text and section lines. name: the name of a row, in ink. */
  readonly look?: "accent" | "name";
};

const looks = {
  accent: "text-accent hover:underline underline-offset-3",
  name: "text-ink hover:underline underline-offset-3 decoration-line2",
} as const;

export const Link = ({ look = "accent", className, ...rest }: LinkProps) => (
  <NextLink
    {...rest}
    className={classNames(look === "accent" && "touch-target", looks[look], className)}
  />
);
