package org.saunter.vision.detect;

/** What a net runs on. All but CPU need another build of ONNX Runtime and a driver. */
public enum Device {
  CPU,
  CUDA,
  TENSORRT
}
