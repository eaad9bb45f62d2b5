{{/*
A PodDisruptionBudget. `maxUnavailable` is a number or a percentage, `selector` a map of labels; takes besides what common.metadata takes.
Usage: {{ include "common.poddisruptionbudget" (dict "context" $ "object" "api" "component" "api" "selector" $selector "maxUnavailable" 1) }}
*/}}
{{- define "common.poddisruptionbudget" -}}
apiVersion: {{ include "common.capabilities.podDisruptionBudget" . }}
kind: PodDisruptionBudget
metadata:
  {{- include "common.metadata" . | nindent 2 }}
spec:
  maxUnavailable: {{ .maxUnavailable }}
  selector:
    matchLabels:
      {{- toYaml .selector | nindent 6 }}
{{- end -}}

{{/*
A HorizontalPodAutoscaler on CPU for the Deployment `target` (default: `object`). `autoscaling` has minReplicas, maxReplicas,
targetCPUUtilizationPercentage and optionally behavior (HorizontalPodAutoscalerBehavior). Takes besides what common.metadata takes.
Usage: {{ include "common.horizontalpodautoscaler" (dict "context" $ "object" "api" "component" "api" "autoscaling" .Values.api.autoscaling) }}
*/}}
{{- define "common.horizontalpodautoscaler" -}}
apiVersion: {{ include "common.capabilities.horizontalPodAutoscaler" . }}
kind: HorizontalPodAutoscaler
metadata:
  {{- include "common.metadata" . | nindent 2 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ .target | default .object }}
  minReplicas: {{ .autoscaling.minReplicas }}
  maxReplicas: {{ .autoscaling.maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: {{ .autoscaling.targetCPUUtilizationPercentage }}
  {{- with .autoscaling.behavior }}
  behavior:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{/*
A pod's affinity that keeps its replicas on different nodes: `mode` soft prefers that, hard insists on it, none (or empty) renders
nothing. `selector` is a map of labels.
Usage: {{- with include "common.antiaffinity" (dict "mode" .Values.podAntiAffinity "selector" $selector) }}{{ . | nindent 6 }}{{- end }}
*/}}
{{- define "common.antiaffinity" -}}
{{- if eq .mode "soft" -}}
affinity:
  podAntiAffinity:
    preferredDuringSchedulingIgnoredDuringExecution:
      - weight: 100
        podAffinityTerm:
          topologyKey: kubernetes.io/hostname
          labelSelector:
            matchLabels:
              {{- toYaml .selector | nindent 14 }}
{{- else if eq .mode "hard" -}}
affinity:
  podAntiAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
      - topologyKey: kubernetes.io/hostname
        labelSelector:
          matchLabels:
            {{- toYaml .selector | nindent 12 }}
{{- end -}}
{{- end -}}
