export { mergeShards, type ShardDocument } from "./merge";
export { parseShardDocument } from "./read";
export { parseShard, type Shard, ShardError, type ShardMark } from "./shard";
