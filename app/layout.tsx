import "@fontsource-variable/ibm-plex-sans/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { plexMono, plexSans, sourceSerif } from "@/components/layout/fonts";
import { readTheme, themeCookie } from "@/components/layout/theme";
import { Patterns } from "@/components/marks/patterns";

export const metadata: Metadata = {
  title: { default: "Commitbook", template: "%s · Commitbook" },
  description: "One book for every contract commitment a company has signed.",
  icons: { icon: "/icon.svg" },
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#131312" },
  ],
};

const RootLayout = async ({ children }: { readonly children: ReactNode }) => {
  const theme = readTheme((await cookies()).get(themeCookie)?.value);
  return (
    <html
      className={`${plexSans.variable} ${sourceSerif.variable} ${plexMono.variable}`}
      data-theme={theme}
      lang="en"
      suppressHydrationWarning
    >
      <body>
        <Patterns />
        {children}
      </body>
    </html>
  );
};

export default RootLayout;
