/** Operators `??` and `?:` of 2.1.0: refused, as on AWS, which runs 2.0.6. */
export const OPERATORS_OF_2_1: readonly string[] = [
  "coalescing-operator/case000",
  "coalescing-operator/case001",
  "coalescing-operator/case002",
  "coalescing-operator/case003",
  "coalescing-operator/case004",
  "coalescing-operator/case005",
  "coalescing-operator/case006",
  "coalescing-operator/case007",
  "coalescing-operator/case008",
  "coalescing-operator/case009",
  "coalescing-operator/case010",
  "coalescing-operator/case011",
  "coalescing-operator/case012",
  "coalescing-operator/case013",
  "coalescing-operator/case014",
  "default-operator/case000",
  "default-operator/case001",
  "default-operator/case002",
  "default-operator/case003",
  "default-operator/case004",
  "default-operator/case005",
  "default-operator/case006",
  "default-operator/case007",
  "default-operator/case008",
  "default-operator/case009",
  "default-operator/case010",
  "default-operator/case011",
  "default-operator/case012",
  "default-operator/case013",
];

/** Results that JSONata 2.1 or later has corrected. AWS runs 2.0.6. */
export const MENDED_SINCE: readonly string[] = [
  "function-pad/case011",
  "function-pad/case012",
  "function-signatures/case035",
  "function-signatures/case036",
  "function-signatures/case037",
  "function-signatures/case038",
  "function-string/case030",
  "function-tomillis/case013",
];

/** Step Functions has no `$eval`. */
export const EVAL: readonly string[] = [
  "function-eval/case000",
  "function-eval/case001",
  "function-eval/case002",
  "function-eval/case003",
  "function-eval/case004",
  "function-eval/case005",
  "function-eval/case006",
  "function-eval/case007",
  "function-eval/case008#0",
  "function-eval/case008#1",
  "function-eval/case008#2",
  "function-eval/case008#3",
];

/** JSONata evaluates an array that is the whole document item by item. `$states.input` is never the whole document. */
export const TOP_LEVEL_ARRAY: readonly string[] = [
  "flattening/array-inputs#1",
  "flattening/array-inputs#2",
  "flattening/array-inputs#3",
  "flattening/array-inputs#4",
  "flattening/case034",
  "object-constructor/case024",
  "sorting/case015",
  "sorting/case017",
  "sorting/case018",
];

/** A time without a date has the date of the machine, not of the clock. */
export const MACHINE_DATE: readonly string[] = ["function-tomillis/parseDateTime#28"];

/** Cases without input that name a field, `$` or `**`: refused at the top level, and nothing inside a context. */
export const FIELDS_OF_NOTHING: readonly string[] = [
  "descendent-operator/case016",
  "errors/case012",
  "function-abs/case003",
  "function-average/case012",
  "function-ceil/case003",
  "function-contains/case004",
  "function-count/case012",
  "function-floor/case003",
  "function-formatBase/case001",
  "function-formatNumber/case036",
  "function-length/case002",
  "function-max/case013",
  "function-max/case026",
  "function-pad/case006",
  "function-power/case004",
  "function-replace/case004",
  "function-round/case017",
  "function-signatures/case001",
  "function-signatures/case018",
  "function-split/case010",
  "function-sqrt/case002",
  "function-sum/case006",
  "function-zip/case005",
  "inclusion-operator/case004",
  "inclusion-operator/case005",
  "predicates/case000",
  "range-operator/case007",
  "range-operator/case008",
  "transform/case022",
  "variables/case010",
  "variables/case011",
];
