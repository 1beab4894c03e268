import { classNames } from "@/components/ui/class-names";

/** Stroke paths on a 16 px grid, on half pixels so that straight lines stay crisp. */
const paths = {
  search: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9M10.5 10.5l3.5 3.5",
  "chevron-down": "M4 6.25l4 4 4-4",
  "chevron-left": "M10 4l-4 4 4 4",
  "chevron-right": "M6 4l4 4-4 4",
  close: "M4 4l8 8M12 4l-8 8",
  plus: "M8 3v10M3 8h10",
  check: "M3 8.5l3.5 3.5 6.5-7.5",
  clock: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 4.75V8l2.25 1.5",
  broken: "M1.5 8.5h3L6 5l4 6.5 1.5-3h3",
  warning: "M8 2.25l6.25 11H1.75zM8 6.5v3.25M8 11.25v.5",
  info: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 7.5v3.75M8 4.75v.5",
  download: "M8 2.5v7M4.75 6.75L8 10l3.25-3.25M2.5 13.5h11",
  print: "M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z",
  menu: "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
  calendar: "M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2v3M10.5 2v3",
  flag: "M4 14V2.5h8L10 5.25 12 8H4",
  "runs-out": "M3.5 12.5l9-9M6 3.5h6.5V10",
  lapses: "M2.5 2.5h11v11h-11zM5 5l6 6M11 5l-6 6",
  shortfall: "M3 4.5h10M3 8h10M3 11.5h10",
  proof: "M3.5 2h9v12h-9zM6 5.5h4M6 8h4M6 10.5h4",
  external: "M6.5 3.5h-3v9h9v-3M9 3h4v4M13 3L7.5 8.5",
  refresh: "M13.5 8A5.5 5.5 0 1 1 11.5 3.75M11.5 1.5v2.75H8.75",
  link: "M6.5 9.5l3-3M7 4.5L9 2.75a3 3 0 0 1 4.25 4.25L11.5 9M9 11.5L7 13.25A3 3 0 0 1 2.75 9L4.5 7",
  copy: "M5.5 5.5h8v8h-8zM3 10.5h-.5v-8h8V3",
} as const;

export type IconName = keyof typeof paths;

type IconProps = {
  readonly name: IconName;
  readonly size?: number;
  readonly className?: string;
};

/** Always beside a word; where it stands alone, its button carries the name. */
export const Icon = ({ name, size = 14, className }: IconProps) => (
  <svg
    aria-hidden="true"
    className={classNames("shrink-0", className)}
    fill="none"
    height={size}
    stroke="currentColor"
    strokeLinecap="square"
    strokeWidth="1.5"
    viewBox="0 0 16 16"
    width={size}
  >
    <path d={paths[name]} />
  </svg>
);
