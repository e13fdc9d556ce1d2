"""What this machine's int8 matrix products reach in onnxruntime on two cores, and the share of it that the encoder reaches.

Here: the limit (one big product, nothing around it), the encoder alone on full windows, the sum of its products. Not here: the pipeline
(speed.py). Needs the package onnx, to write a model of one product: pip install onnx. Without it numpy's float32 product is told instead,
and called so.
"""

from __future__ import annotations

import importlib
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import onnxruntime

from secondlead.reading.encoder import FOLDER, SLOWER

CORES = 2
ROWS, SIDES = 4096, (1024, 1536, 2048)  # larger sides gain nothing; smaller lose to the walk over rows
SECONDS = 2.0  # of each measure
BATCHES = ((8, 128), (8, 192), (8, 256), (1, 192))  # windows x pieces
WORDS_A_PIECE = 0.75


@dataclass(frozen=True, slots=True)
class Limit:
    """giga: thousand million operations (a product and a sum are two) a second; of what, in words."""

    giga: float
    of: str


def _onnx() -> Any:
    """The package onnx, by name: nothing else here wants it, so it may be missing. Raises ImportError."""
    return importlib.import_module("onnx")


def _options() -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = CORES
    options.log_severity_level = 3
    return options


def a_run(work: Callable[[], object]) -> float:
    """Seconds that one run takes: the median of as many as fit, after one to warm up."""
    work()
    taken: list[float] = []
    began = time.perf_counter()
    while time.perf_counter() - began < SECONDS or len(taken) < 3:
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def limit() -> Limit:
    """The best of a few sizes: unsigned rows by signed weights, as dynamic quantisation has them."""
    try:
        onnx = _onnx()
    except ImportError:
        a, b = np.ones((ROWS, 2048), np.float32), np.ones((2048, 2048), np.float32)
        return Limit(
            2 * ROWS * 2048 * 2048 / a_run(lambda: a @ b) / 1e9, "float32 products in numpy (onnx is not installed: pip install onnx)"
        )
    best = 0.0
    draw = np.random.default_rng(0)
    for side in SIDES:
        weights = onnx.numpy_helper.from_array(draw.integers(-127, 127, (side, side)).astype(np.int8), "w")
        graph = onnx.helper.make_graph(
            [onnx.helper.make_node("MatMulInteger", ["x", "w"], ["y"])],
            "product",
            [onnx.helper.make_tensor_value_info("x", onnx.TensorProto.UINT8, [ROWS, side])],
            [onnx.helper.make_tensor_value_info("y", onnx.TensorProto.INT32, [ROWS, side])],
            [weights],
        )
        model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=8)
        session = onnxruntime.InferenceSession(model.SerializeToString(), _options(), providers=["CPUExecutionProvider"])
        rows = draw.integers(0, 255, (ROWS, side)).astype(np.uint8)
        taken = a_run(lambda session=session, rows=rows: session.run(None, {"x": rows}))  # type: ignore[misc]
        best = max(best, 2 * ROWS * side * side / taken / 1e9)
    return Limit(best, "int8 products in onnxruntime")


def operations() -> int | None:
    """Operations of the encoder's int8 products for one piece: two for each weight. None without onnx."""
    try:
        onnx = _onnx()
    except ImportError:
        return None
    graph = onnx.load(str(FOLDER / "encoder.onnx")).graph
    sizes = {one.name: list(one.dims) for one in graph.initializer if one.data_type in (onnx.TensorProto.INT8, onnx.TensorProto.UINT8)}
    products = [node for node in graph.node if node.op_type in ("MatMulInteger", "DynamicQuantizeMatMul", "MatMulIntegerToFloat")]
    return sum(2 * int(np.prod(sizes[name])) for node in products for name in node.input if len(sizes.get(name, ())) == 2)


def bare() -> dict[tuple[int, int], float]:
    """{(windows, pieces a window): pieces a second} of the encoder alone, on full windows."""
    session = onnxruntime.InferenceSession(
        str(FOLDER / "encoder.onnx"), _options(), providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER
    )
    draw = np.random.default_rng(0)
    found = {}
    for windows, pieces in BATCHES:
        at = np.arange(int(pieces * WORDS_A_PIECE)) * pieces // int(pieces * WORDS_A_PIECE)
        given = {
            "ids": draw.integers(1000, 20000, (windows, pieces)),
            "features": np.zeros((windows, pieces, 3), np.int64),
            "at": np.broadcast_to(at, (windows, len(at))).copy(),
        }
        found[windows, pieces] = windows * pieces / a_run(lambda given=given: session.run(None, given))  # type: ignore[misc]
    return found


def show() -> None:
    """Print the limit, the encoder alone, and its share."""
    most = limit()
    rates = bare()
    for (windows, pieces), rate in rates.items():
        print(f"the encoder alone, {windows} x {pieces:3}          {rate:8,.0f} pieces/s")
    print(f"the limit                            {most.giga:8,.0f} GOP/s, {most.of}")
    if each := operations():
        reached = max(rates.values()) * each / 1e9
        print(f"the encoder's int8 products          {reached:8,.0f} GOP/s at its best, {reached / most.giga:.0%} of the limit")
        print(f"  {each / 1e6:.1f} million operations a piece")


if __name__ == "__main__":
    show()
