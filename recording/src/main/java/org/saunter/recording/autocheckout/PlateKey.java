package org.saunter.recording.autocheckout;

import tools.jackson.databind.JsonNode;

/** A plate as the competition numbers it, each part from 1. */
record PlateKey(int gondola, int shelf, int plate) {
  String id() {
    return "g" + gondola + "-s" + shelf + "-p" + plate;
  }

  String shelfId() {
    return "g" + gondola + "-s" + shelf;
  }

  /** From {@code {shelf_id: {gondola_id: {id}, shelf_index}, plate_index}}. */
  static PlateKey of(JsonNode id) {
    JsonNode shelf = id.path("shelf_id");
    return new PlateKey(
        shelf.path("gondola_id").path("id").asInt(),
        shelf.path("shelf_index").asInt(),
        id.path("plate_index").asInt());
  }
}
