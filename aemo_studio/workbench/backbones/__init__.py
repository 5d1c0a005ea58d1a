"""Published image networks: torchvision's, and Xception, which torchvision lacks.

The usual ImageNet state dicts load unchanged (torchvision's, timm's for Xception).
"""
