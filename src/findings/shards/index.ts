export { mergeShards, parseShardDocument, type ShardDocument } from "./merge";
export { parseShard, type Shard, ShardError, type ShardMark } from "./shard";
