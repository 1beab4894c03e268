"use client";

import NextLink from "next/link";
import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";
import { useHref } from "@/lib/client/use-address";
import type { Page } from "@/lib/paths/page";

type LinkProps = Omit<ComponentProps<typeof NextLink>, "href"> & {
  /** Where it leads. Both clocks of the address go along. */
  readonly to: Page;
  /** accent: in text and section lines. name: the name of a row, in ink. none: what surrounds it says. */
  readonly look?: "accent" | "name" | "none";
};

const looks = {
  accent: "touch-target text-accent hover:underline underline-offset-3",
  name: "text-ink hover:underline underline-offset-3 decoration-line2",
  none: "",
} as const;

/** The only way to another page: no address is written anywhere else. */
export const Link = ({ to, look = "accent", className, ...rest }: LinkProps) => (
  <NextLink {...rest} className={classNames(looks[look], className)} href={useHref(to)} />
);
