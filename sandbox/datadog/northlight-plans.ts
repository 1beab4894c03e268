import {
  always,
  type CommitmentStory,
  endsIn,
  startedAgo,
  steady,
} from "@/sandbox/datadog/story-parts";

const COMPUTE = {
  savings_plan_type: "ComputeSavingsPlans",
  purchase_option: "No Upfront",
};
const COMPUTE_PRODUCTS = ["ec2", "fargate", "lambda"];

/** The savings plans of Northlight Labs with AWS. */
export const AWS_PLANS: readonly CommitmentStory[] = [
  {
    key: "compute-main",
    kind: "aws-sp",
    products: COMPUTE_PRODUCTS,
    term: startedAgo(250, 3),
    use: { base: 995, swing: 4 },
    size: { hourly: "14.25" },
    fields: COMPUTE,
  },
  {
    key: "compute-oversized",
    kind: "aws-sp",
    products: COMPUTE_PRODUCTS,
    term: startedAgo(170),
    use: steady(310, 12),
    size: { hourly: "9.3175" },
    fields: COMPUTE,
  },
  {
    key: "compute-sliding",
    kind: "aws-sp",
    term: startedAgo(230),
    use: { base: 520, swing: 18, perDay: -3.5 },
    size: { hourly: "6.4" },
    fields: { ...COMPUTE, purchase_option: "All Upfront" },
  },
  {
    key: "instances-ending",
    kind: "aws-sp",
    term: endsIn(45),
    use: { base: 903, swing: 22, weekendDip: 60 },
    size: { hourly: "3.12345" },
    fields: { savings_plan_type: "EC2InstanceSavingsPlans", purchase_option: "Partial Upfront" },
  },
  {
    key: "compute-new",
    kind: "aws-sp",
    products: COMPUTE_PRODUCTS,
    term: { ...startedAgo(9), time: "14:30:00", endStyle: "first-instant" },
    use: { base: 690, swing: 15, perDay: 45 },
    size: { hourly: "2.5" },
    fields: COMPUTE,
  },
  {
    key: "compute-upcoming",
    kind: "aws-sp",
    products: COMPUTE_PRODUCTS,
    term: { from: 21, years: 1 },
    queuedDays: 40,
    use: steady(850),
    size: { hourly: "11" },
    fields: COMPUTE,
  },
  {
    key: "databases",
    kind: "aws-sp",
    products: ["rds", "elasticache"],
    term: { ...startedAgo(64), hides: "end" },
    use: steady(744, 35),
    size: { hourly: "1.875" },
    fields: { savings_plan_type: "DatabaseSavingsPlans", purchase_option: "No Upfront" },
  },
  {
    key: "training-unpriced",
    kind: "aws-sp",
    products: ["sagemaker", "ec2"],
    term: startedAgo(41),
    use: steady(611, 80),
    size: { hourly: "0.9", isHidden: true },
    termLength: null,
    fields: { savings_plan_type: "SageMakerSavingsPlans", purchase_option: "No Upfront" },
  },
];

/** A reservation and a savings plan that agree in every field the savings plan has. */
const TWIN = { benefit_name: "weu-production", term: startedAgo(130), use: always(912) };

const machine = (
  key: string,
  instance_type: string,
  told: Pick<CommitmentStory, "term" | "use"> & Partial<CommitmentStory>,
): CommitmentStory => ({
  key,
  kind: "azure-vm-ri",
  size: { count: "4", price: "0.2841", isHidden: true },
  ...told,
  fields: {
    benefit_name: key,
    instance_type,
    meter_sub_category: `${instance_type.split("_")[1]} Series`,
    region: "westeurope",
    ...told.fields,
  },
});

const plan = (
  key: string,
  told: Pick<CommitmentStory, "term" | "use" | "size"> & Partial<CommitmentStory>,
): CommitmentStory => ({
  key,
  kind: "azure-sp",
  ...told,
  fields: { benefit_name: key, ...told.fields },
});

/** What Northlight Labs has promised Azure. */
export const AZURE_COMMITMENTS: readonly CommitmentStory[] = [
  machine("vm-twin", "Standard_E8s_v5", {
    term: TWIN.term,
    use: TWIN.use,
    fields: { benefit_name: TWIN.benefit_name },
  }),
  plan("plan-twin", {
    term: TWIN.term,
    use: TWIN.use,
    size: { hourly: "4.75" },
    fields: { benefit_name: TWIN.benefit_name },
  }),
  machine("vm-build-agents", "Standard_F16s_v2", {
    term: startedAgo(101, 3),
    use: { base: 812, swing: 40, weekendDip: 520 },
  }),
  machine("vm-ending", "Standard_D4s_v5", { term: endsIn(80), use: steady(873) }),
  machine("vm-cancelled", "Standard_D8s_v3", {
    term: startedAgo(220),
    use: steady(447, 60),
    cancelled: -19,
  }),
  machine("vm-said-to-be-expired", "Standard_E4s_v4", {
    term: endsIn(140),
    use: steady(790),
    status: "expired",
  }),
  machine("vm-expired", "Standard_B4ms", { term: endsIn(-20), use: steady(505) }),
  plan("plan-analytics", {
    term: startedAgo(52, 3),
    use: steady(668, 55),
    size: { hourly: "2.08" },
  }),
  plan("plan-unpriced", {
    term: startedAgo(77),
    use: steady(935),
    size: { hourly: "1.4", isHidden: true },
  }),
];
