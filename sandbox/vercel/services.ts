import { type Exact, exact } from "@/sandbox/exact-number";

/** A metered product as the vendor names it. `perUnit`: how much of it one MIU (or one dollar) buys. */
export type Service = {
  readonly name: string;
  readonly category: string;
  readonly sku: string;
  readonly measure: string;
  readonly perUnit: Exact;
  readonly weight: number;
};

export const SERVICES: readonly Service[] = [
  {
    name: "Fluid Active CPU",
    category: "Compute",
    sku: "sku_fluid_cpu",
    measure: "Hours",
    perUnit: exact("7.8125"),
    weight: 30,
  },
  {
    name: "Fluid Provisioned Memory",
    category: "Compute",
    sku: "sku_fluid_mem",
    measure: "GB-Hours",
    perUnit: exact("94.339623"),
    weight: 24,
  },
  {
    name: "Function Invocations",
    category: "Compute",
    sku: "sku_function_invocations",
    measure: "Invocations",
    perUnit: exact("1666666.666667"),
    weight: 9,
  },
  {
    name: "Edge Requests",
    category: "Networking",
    sku: "sku_edge_requests",
    measure: "Requests",
    perUnit: exact("500000"),
    weight: 14,
  },
  {
    name: "Fast Data Transfer",
    category: "Networking",
    sku: "sku_fast_data_transfer",
    measure: "GB",
    perUnit: exact("6.666667"),
    weight: 18,
  },
  {
    name: "Fast Origin Transfer",
    category: "Networking",
    sku: "sku_fast_origin_transfer",
    measure: "GB",
    perUnit: exact("16.666667"),
    weight: 8,
  },
  {
    name: "ISR Reads",
    category: "Storage",
    sku: "sku_isr_reads",
    measure: "Read Units",
    perUnit: exact("2500000"),
    weight: 5,
  },
  {
    name: "ISR Writes",
    category: "Storage",
    sku: "sku_isr_writes",
    measure: "Write Units",
    perUnit: exact("250000"),
    weight: 6,
  },
  {
    name: "Image Optimization Transformations",
    category: "Media",
    sku: "sku_image_transformations",
    measure: "Transformations",
    perUnit: exact("20000"),
    weight: 7,
  },
  {
    name: "Blob Data Storage",
    category: "Storage",
    sku: "sku_blob_storage",
    measure: "GB-Months",
    perUnit: exact("43.478261"),
    weight: 4,
  },
  {
    name: "Observability Events",
    category: "Developer Tools",
    sku: "sku_observability_events",
    measure: "Events",
    perUnit: exact("833333.333333"),
    weight: 5,
  },
  {
    name: "Web Analytics Events",
    category: "Analytics",
    sku: "sku_web_analytics_events",
    measure: "Events",
    perUnit: exact("33333.333333"),
    weight: 3,
  },
];

export type Region = { readonly id: string; readonly name: string };

export const REGIONS: readonly Region[] = [
  { id: "iad1", name: "Washington, D.C., USA" },
  { id: "fra1", name: "Frankfurt, Germany" },
  { id: "sfo1", name: "San Francisco, USA" },
  { id: "gru1", name: "São Paulo, Brazil" },
  { id: "hnd1", name: "Tokyo, Japan" },
  { id: "syd1", name: "Sydney, Australia" },
];
