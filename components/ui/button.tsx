import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "@/components/ui/button-class";

type ButtonProps = ComponentProps<"button"> & {
  readonly look?: ButtonLook;
  readonly size?: "regular" | "tall";
};

/** primary: at most one on a page. quiet: text that can be pressed. */
export const Button = ({ look = "secondary", size, className, type, ...rest }: ButtonProps) => (
  <button {...rest} className={buttonClass(look, size, className)} type={type ?? "button"} />
);
